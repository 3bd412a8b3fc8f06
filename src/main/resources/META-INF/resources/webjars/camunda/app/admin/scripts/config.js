/* The product's name and our sign-in page; all else is Camunda's default. */
export default {
  app: {
    name: 'Admin',
    vendor: 'Overturn',
  },

  customScripts: ['../overturn/sign-in'],
};
