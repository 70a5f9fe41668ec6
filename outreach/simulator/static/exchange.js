// The details under the phones: the last request and the answer to it, as plain text.

const none = document.getElementById("exchange-none");
const shown = document.getElementById("exchange");
const request = document.getElementById("exchange-request");
const answer = document.getElementById("exchange-answer");

export function showExchange({ path, params, status, body, twiml }) {
  const fields = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
  request.textContent = [`POST ${path}`, "", ...fields].join("\n");
  answer.textContent = `Status ${status}\n\n${twiml ? pretty(twiml.documentElement) : body}`;
  none.hidden = true;
  shown.hidden = false;
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
