// "Your number": one of the made-up numbers, or one that the person types.

const choice = document.getElementById("number-choice");
const other = document.getElementById("number-other");
const typed = document.getElementById("number-typed");

export function yourNumber() {
  return choice.value === "other" ? international(typed.value) : choice.value;
}

// The provider always gives numbers as "+12165550123". What is no phone number goes on as it is,
// so that the line can be seen to cope with it.
function international(text) {
  const digits = text.replace(/\D/g, "");
  if (digits.length === 10) {
    return `+1${digits}`;
  }
  return digits.length > 10 ? `+${digits}` : text.trim();
}

export function asWritten(number) {
  const parts = /^\+?1?(\d{3})(\d{3})(\d{4})$/.exec(number);
  return parts ? parts.slice(1).join("-") : number;
}

export function watchNumber(changed) {
  choice.addEventListener("change", () => {
    other.hidden = choice.value !== "other";
    if (other.hidden) {
      changed(yourNumber());
    } else {
      typed.focus();
    }
  });
  typed.addEventListener("change", () => changed(yourNumber()));
}
