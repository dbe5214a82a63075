// Settings of Tasklist; takes the place of the file in Camunda's own archive.
export default {
  customScripts: ['scripts/one-login']
};
