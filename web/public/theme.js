// Before the first paint, so that no page flashes in the other theme. A file, since the content security policy allows no inline script.
{
  const chosen = localStorage.getItem("temuainul.theme");
  const dark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.lang = localStorage.getItem("temuainul.language") ?? "id";
}
