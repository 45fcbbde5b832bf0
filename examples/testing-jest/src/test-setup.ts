// Testing Library unmounts by itself, and the provider then stops its session.
afterEach(() => {
  // Else the next test adopts the session of this one. An end is in both.
  localStorage.clear();
  sessionStorage.clear();
});
