/** When two people change the same thing. */
export const conflictTexts = {
  title: 'Somebody else changed this',
  body: 'Your input is kept. Where it differs from what is saved now:',
  same: 'What is saved now equals your input, so there is nothing left to save.',
  field: 'Field',
  theirs: 'Saved now',
  yours: 'Yours',
  secretYours: 'a new secret',
  overwrite: 'Save mine',
  take: 'Take what is saved',
};
