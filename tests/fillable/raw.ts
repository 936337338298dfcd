/** A PDF written by hand: object 1 is the catalog; `objects` are the texts of objects 2, 3 … */
export function rawPdf(
  catalog: string,
  objects: readonly (string | Uint8Array)[],
  trailer = '',
  tail = '%%EOF\n',
): Uint8Array {
  const parts: (string | Uint8Array)[] = ['%PDF-1.7\n'];
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [] /Count 0 >>',
    ...objects,
  ];
  for (const [i, object] of all.entries()) parts.push(`${i + 1} 0 obj\n`, object, '\nendobj\n');
  parts.push(`trailer\n<< /Root 1 0 R /Size ${all.length + 1} ${trailer} >>\nstartxref\n0\n${tail}`);
  return new Uint8Array(
    Buffer.concat(parts.map((p) => (typeof p === 'string' ? Buffer.from(p, 'latin1') : p))),
  );
}

/** The same with a form: `fields` begin at object 3. */
export const rawForm = (roots: string, ...fields: readonly (string | Uint8Array)[]): Uint8Array =>
  rawPdf(`/AcroForm << /Fields [${roots}] >>`, fields);

export function stream(dict: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`<< ${dict} /Length ${content.length} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}
