/* The product's name and our sign-in page; all else is Camunda's default. */
export default {
  app: {
    name: 'Cockpit',
    vendor: 'Overturn',
  },

  customScripts: ['scripts/case-link', '../overturn/sign-in'],
};
