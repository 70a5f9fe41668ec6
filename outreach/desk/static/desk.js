// Checks words while they are written, by the same form that the button "Check" sends. Without this everything works.

const form = document.querySelector("form[data-check]");
const said = document.getElementById("check-said");
const shown = document.getElementById("checked");
const WAIT_MS = 700;
let waiting = 0;
let asked = 0;
let changed = false;

async function check() {
  const number = ++asked;
  const body = new URLSearchParams(new FormData(form));
  body.set("do", "check");
  body.set("fragment", "1");
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    said.textContent = "The desk does not answer; the words are not checked.";
    return;
  }
  if (number !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector(".summary")) {
    said.textContent = page.querySelector(".problem")?.textContent.trim() ?? "The words could not be checked.";
    return;
  }
  const ticked = new Set(Array.from(shown.querySelectorAll("input:checked"), (box) => box.value));
  shown.replaceChildren(...page.body.childNodes);
  for (const box of shown.querySelectorAll("input[type=checkbox]")) box.checked = ticked.has(box.value);
  said.textContent = shown.querySelector(".summary").textContent.replace(/\s+/g, " ").trim();
}

if (form) {
  form.addEventListener("input", (event) => {
    if (event.target.type === "checkbox") return;
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(check, WAIT_MS);
  });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

document.getElementById("problem")?.focus();
