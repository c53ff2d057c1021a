// What Blazor cannot do: dialogs, the clipboard, scrolling, files that are pasted, shortcuts.
const kept = 'desk-shortcuts';
let heard = null;

export const show = dialog => {
  if (!dialog.open) { dialog.showModal(); }
  dialog.querySelector('[autofocus]')?.focus();
};
export const hide = dialog => dialog.close();
export const focus = selector => document.querySelector(selector)?.focus();
export const hasShortcuts = () => localStorage.getItem(kept) !== 'off';

// Without https there is no clipboard to ask for, but a selection can still be copied.
function copySelected(text) {
  const place = document.createElement('textarea');
  place.value = text;
  (document.querySelector('dialog[open]') ?? document.body).append(place);
  place.select();
  document.execCommand('copy');
  place.remove();
}

// Some browsers only let a page copy within the tap itself, and a shortcut that was switched off must be off for the very next key:
// neither can wait for the server.
document.addEventListener('click', event => {
  const text = event.target.closest?.('[data-copy]')?.dataset.copy;
  if (text !== undefined) {
    (navigator.clipboard?.writeText(text) ?? Promise.reject()).catch(() => copySelected(text));
  }
});
document.addEventListener('change', event => {
  if (event.target.matches?.('[data-switches="shortcuts"]')) {
    localStorage.setItem(kept, event.target.checked ? 'on' : 'off');
  }
});

export function stayAtEnd(thread) {
  let atEnd = true;
  const follow = () => { if (atEnd) { thread.scrollTop = thread.scrollHeight; } };
  thread.addEventListener('scroll', () => { atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80; });
  new MutationObserver(follow).observe(thread, { childList: true, subtree: true, characterData: true });
  new ResizeObserver(follow).observe(thread);
  thread.addEventListener('load', follow, true);
  follow();
}

export function takeFiles(zone) {
  const take = (event, files) => {
    const input = zone.querySelector('input[type=file]');
    if (files?.length && input && !input.disabled) {
      event.preventDefault();
      input.files = files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
  zone.addEventListener('paste', event => take(event, event.clipboardData?.files));
  zone.addEventListener('dragover', event => { if (event.dataTransfer?.types.includes('Files')) { event.preventDefault(); zone.classList.add('over'); } });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', event => { zone.classList.remove('over'); take(event, event.dataTransfer?.files); });
}

// Letters count only while nothing is being written, nothing is chosen from and no dialog is open.
export function listen(page) {
  deafen();
  heard = event => {
    const writing = event.target.closest?.('input, textarea, select, [contenteditable], dialog');
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || writing || document.querySelector('dialog[open]') || !hasShortcuts()) {
      return;
    }

    if (/^[a-z?/]$/i.test(event.key)) {
      if (event.key === '/') { event.preventDefault(); }
      page.invokeMethodAsync('Pressed', event.key.toLowerCase());
    }
  };
  document.addEventListener('keydown', heard);
  document.body.dataset.keys = 'on';
}

export function deafen() {
  if (heard) { document.removeEventListener('keydown', heard); }
  heard = null;
}
