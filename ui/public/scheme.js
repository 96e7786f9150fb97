// Sets the colour scheme before the first paint. A file of its own: the content security policy
// allows no inline script. The key is the one that Mantine's scheme manager uses.
(() => {
  let wanted = "auto";
  try {
    wanted = localStorage.getItem("punctual-color-scheme") || "auto";
  } catch {
    // storage may be forbidden: follow the system
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = wanted === "auto" ? (dark ? "dark" : "light") : wanted;
  document.documentElement.setAttribute("data-mantine-color-scheme", scheme);
})();
