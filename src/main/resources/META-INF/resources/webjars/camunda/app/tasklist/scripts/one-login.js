// There is one login, on our own page. Tasklist would show a login form of its own after a logout or when the session
// has ended, and that form is closed; so its address leads to ours.
const toOurLogin = () => {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace('/login');
  }
};
window.addEventListener('hashchange', toOurLogin);
toOurLogin();

export default [];
