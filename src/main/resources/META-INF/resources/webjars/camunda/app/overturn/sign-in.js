/*
 * Signing in is Overturn's own page, in front of Camunda's web applications. Wherever one of them would
 * show its login form (after signing out, or when the session has ended), the person goes there instead.
 */
const toOurSignIn = () => window.location.replace('/login');

export default ['admin', 'cockpit', 'tasklist', 'welcome'].map((app) => ({
  id: `overturn-sign-in-${app}`,
  pluginPoint: `${app}.login`,
  priority: 100,
  render: toOurSignIn,
}));
