// On demand: why the line answered a text as it did. The line's own record of the message says it.

import { whyAnswered } from "./line.js";

// Adds to a bubble what it costs, and behind it the reasons, asked for when they are unfolded.
export function explained(bubble, cost, sid) {
  const details = document.createElement("details");
  details.className = "why";
  const summary = document.createElement("summary");
  summary.textContent = cost;
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      show(details, bubble, sid);
    }
  });
  bubble.append(details);
  return bubble;
}

async function show(details, bubble, sid) {
  const list = document.createElement("dl");
  details.append(list);
  const told = await whyAnswered(sid);
  if (!told) {
    add(list, "Why", "The line keeps no record of this message.");
    return;
  }
  add(list, "Rule", told.rule);
  add(list, "Taken for", told.keyword || "no keyword");
  if (told.script) {
    add(list, "Script", `${told.script}${told.page ? `, page ${told.page}` : ""}`);
  }
  add(list, "Language", told.language || "the line's first");
  add(list, "Build", told.build.slice(0, 12) || "none");
  bubble.lang = told.language || bubble.lang;
  details.scrollIntoView({ block: "nearest" });
}

function add(list, term, words) {
  const [name, value] = [document.createElement("dt"), document.createElement("dd")];
  name.textContent = term;
  value.textContent = words;
  list.append(name, value);
}
