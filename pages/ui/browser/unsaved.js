/**
 * Keeps in this tab what was typed and not saved, and hands it back once to a session that knows
 * nothing of it: after a reload, or when the server was started anew.
 */

let session = null;

/** @param {object} component what Streamlit hands to a components-v2 module */
export default function keep({ data, setTriggerValue }) {
  const known = Object.keys(data.typed).length > 0;
  if (data.session !== session) {
    session = data.session;
    const kept = taken(data.shelf);
    if (kept && !known) {
      setTriggerValue("kept", kept);
      return;
    }
  }
  try {
    if (known) sessionStorage.setItem(data.shelf, JSON.stringify(data.typed));
    else sessionStorage.removeItem(data.shelf);
  } catch {
    // no storage, or a full one: only a reload would need it
  }
}

function taken(shelf) {
  try {
    return JSON.parse(sessionStorage.getItem(shelf));
  } catch {
    return null;
  }
}
