import { ask } from './wallet.js';

const find = id => document.getElementById(id);

/** The buttons of the header, and the key that closes. */
export function acceptControls({ site, wallet, language, notices, startOver }) {
  const sure = find('sure');
  find('start-over').addEventListener('click', () => {
    sure.showModal();
    find('sure-no').focus(); // the choice that loses nothing
  });
  sure.addEventListener('close', () => {
    if (sure.returnValue === 'yes') {
      sure.returnValue = '';
      startOver();
      find('who').focus();
    }
  });
  find('sure-yes').addEventListener('click', () => sure.close('yes'));
  find('sure-no').addEventListener('click', () => sure.close(''));

  find('download').addEventListener('click', async () => {
    try {
      const answer = await ask('/widget/transcript', { headers: wallet.headers });
      if (!answer.ok) {
        throw new Error('no transcript');
      }
      save(await answer.blob(), `kapso-${new Date().toISOString().slice(0, 10)}.txt`);
    } catch {
      notices.warn(language.text.noTranscript);
    }
  });

  find('close').addEventListener('click', () => site.tell('close'));
  document.addEventListener('keydown', event => {
    // In the transcript, Escape is Web Chat's: it leads back to the box.
    if (event.key === 'Escape' && !event.defaultPrevented && !sure.open && !event.target.closest?.('[role="feed"], [role="dialog"], [role="log"]')) {
      site.tell('close');
    }
  });
}

function save(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
