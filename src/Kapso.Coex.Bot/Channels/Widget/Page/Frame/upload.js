import { Unreachable } from './wallet.js';
import { shrunk } from './pictures.js';

/**
 * Sends an activity with its files as Direct Line wants it. By XMLHttpRequest, because fetch does not tell how far an upload has come.
 * @param {(about: {count: number, share: number}) => void} tell hears of the progress; a share of 1 is sent, and no count is over
 */
export async function upload(path, headers, activity, tell) {
  const files = [];
  for (const [place, attachment] of activity.attachments.entries()) {
    files.push(await fetched(attachment, place)); // one after the other: a photo takes 200 MB while it is made smaller
  }
  const form = new FormData();
  const described = { ...activity, attachments: files.map(file => ({ contentType: file.type, name: file.name })) };
  form.append('activity', new Blob([JSON.stringify(described)], { type: 'application/vnd.microsoft.activity' }));
  files.forEach(file => form.append('file', file, file.name));

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const over = act => () => { tell({ count: 0, share: 1, isSent: request.status >= 200 && request.status < 300 }); act(); };
    request.open('POST', path);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => tell({ count: files.length, share: total ? loaded / total : 0 }));
    request.addEventListener('error', over(() => reject(new Unreachable())));
    request.addEventListener('abort', over(() => reject(new Unreachable())));
    request.addEventListener('load', over(() => request.status === 429 || request.status >= 500
      ? reject(new Unreachable(request.status === 429))
      : resolve({ status: request.status, wait: request.getResponseHeader('Retry-After'), body: request.response || {} })));
    tell({ count: files.length, share: 0 });
    request.send(form);
  });
}

// Web Chat hands over addresses of what the browser holds in memory.
async function fetched({ contentUrl, contentType, name }, place) {
  const blob = await (await fetch(contentUrl)).blob();
  return shrunk(new File([blob], name || `file-${place + 1}`, { type: contentType || blob.type }));
}
