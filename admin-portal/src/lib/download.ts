/** Hands what a service answered to the browser as a file. */
export function saveAs(content: Blob, name: string) {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const saveJson = (value: unknown, name: string) =>
  saveAs(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }), name);
