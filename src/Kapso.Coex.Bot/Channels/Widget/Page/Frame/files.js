/** Files that are dropped on the page, or pasted into it. The button is Web Chat's own. */
export function acceptFiles(chat) {
  const curtain = document.getElementById('drop');
  let depth = 0; // entering a child is told before leaving its parent
  const brings = event => event.dataTransfer?.types.includes('Files');
  const take = files => {
    if (files.length > 0) {
      chat.add(files);
    }
  };
  const close = () => {
    depth = 0;
    curtain.hidden = true;
  };

  document.addEventListener('dragenter', event => {
    if (brings(event)) {
      depth++;
      curtain.hidden = false;
    }
  });
  document.addEventListener('dragleave', event => brings(event) && --depth <= 0 && close());
  document.addEventListener('dragover', event => brings(event) && event.preventDefault());
  document.addEventListener('drop', event => {
    if (brings(event)) {
      event.preventDefault();
      close();
      take([...event.dataTransfer.files]);
    }
  });
  document.addEventListener('paste', event => {
    const files = [...event.clipboardData?.files || []];
    if (files.length > 0) {
      event.preventDefault();
      take(files);
    }
  });
}
