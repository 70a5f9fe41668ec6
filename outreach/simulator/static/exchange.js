// The drawer under the phones: each request with the answer to it, as plain text, the newest first.

const MOST_SHOWN = 30;
const list = document.getElementById("exchanges");

export function showExchange({ path, params, status, body, twiml }) {
  const fields = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
  const item = document.createElement("li");
  const details = make("details", "");
  details.append(make("summary", `POST ${path.split("?")[0]} from ${params.From || "a withheld number"}: ${status}`));
  addText(details, "The request to the line", [`POST ${path}`, "", ...fields].join("\n"));
  addText(details, "The answer of the line", `Status ${status}\n\n${twiml ? pretty(twiml.documentElement) : body}`);
  item.append(details);
  list.prepend(item);
  list.children[MOST_SHOWN]?.remove();
  document.getElementById("exchange-none").hidden = true;
  document.getElementById("exchange-some").hidden = false;
}

function addText(details, title, text) {
  const shown = make("pre", text);
  shown.tabIndex = 0;
  shown.setAttribute("role", "group");
  shown.setAttribute("aria-label", title);
  details.append(make("h3", title), shown);
}

function make(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

// One element a line, indented by depth, so that a person can read what the line answered.
function pretty(element, depth = 0) {
  const indent = "  ".repeat(depth);
  const open = `${indent}<${element.nodeName}${attributes(element)}`;
  if (element.children.length > 0) {
    const inside = [...element.childNodes].map((node) => prettyNode(node, depth + 1)).filter(Boolean);
    return `${open}>\n${inside.join("\n")}\n${indent}</${element.nodeName}>`;
  }
  return element.textContent ? `${open}>${element.textContent}</${element.nodeName}>` : `${open}/>`;
}

function prettyNode(node, depth) {
  if (node.nodeType === Node.ELEMENT_NODE) {
    return pretty(node, depth);
  }
  const words = node.nodeType === Node.TEXT_NODE ? node.textContent.trim() : "";
  return words && "  ".repeat(depth) + words;
}

function attributes(element) {
  return [...element.attributes].map(({ name, value }) => ` ${name}="${value}"`).join("");
}
