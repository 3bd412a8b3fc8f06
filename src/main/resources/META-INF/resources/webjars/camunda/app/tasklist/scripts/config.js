/* Tasklist's configuration: the product's name, our plugins, and Camunda's own shortcuts unchanged. */
export default {
  app: {
    name: 'Tasklist',
    vendor: 'Overturn',
  },

  customScripts: [
    'scripts/order',
    'scripts/drafts',
    'scripts/recheck',
    'scripts/lists',
    'scripts/case-tab',
    'scripts/prefill',
    'scripts/letter',
    'scripts/slots',
    'scripts/call',
    'scripts/sign',
    'scripts/priority',
    '../overturn/sign-in',
  ],

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'claims the currently selected task',
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'set the focus to the first filter in the list',
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'sets the focus to the first task in the list',
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'sets the focus to the first input field in a task form',
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'opens the start process modal dialog',
    },
  },
};
