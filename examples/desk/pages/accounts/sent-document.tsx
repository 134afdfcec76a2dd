import type { FC } from 'hono/jsx'
import { Choice, Field } from '../../kernel/parts.js'
import type { Asked } from '../../kernel/route.js'
import { wordsOf } from '../../kernel/words.js'
import { keepDocument, readDocument } from './documents.js'

/** What stands behind an entry, as commands take it. */
interface Behind {
  readonly document?: { readonly kind: 'invoice' | 'receipt'; readonly name: string; readonly sha256: string }
  readonly contact?: string
}

/** The fields of a form for the document behind an entry, and for whom it was with. */
export const DocumentFields: FC<{
  readonly asked: Asked
  readonly wrong: Readonly<Record<string, string>>
  readonly required?: boolean
}> = ({ asked, wrong, required }) => {
  const t = asked.words(WORDS)
  return (
    <>
      <Field
        name="file"
        type="file"
        label={t.file}
        hint={t.fileHint}
        accept=".pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,application/pdf,image/png,image/jpeg,image/webp,text/plain,text/csv"
        {...(required === true ? { required } : {})}
        {...(wrong['file'] === undefined ? {} : { wrong: wrong['file'] })}
      />
      <Choice
        name="document-kind"
        legend={t.kind}
        options={[
          { value: 'invoice', label: t.invoice },
          { value: 'receipt', label: t.receipt },
        ]}
        chosen={asked.field('document-kind') || 'invoice'}
      />
      <Field name="contact" label={t.contact} hint={t.contactHint} value={asked.field('contact')} />
    </>
  )
}

export const isWrong = (sent: Behind | { readonly wrong: string }): sent is { readonly wrong: string } =>
  'wrong' in sent

/** Keeps the document and the contact that a form sent, with the command that names them. */
export const behind = async (asked: Asked): Promise<Behind | { readonly wrong: string }> => {
  const t = asked.words(WORDS)
  const contact = asked.field('contact').slice(0, 300)
  // A browser sends an empty file without a name where none was chosen.
  const file = asked.files('file').find(({ name, size }) => name !== '' || size > 0)
  const read = file === undefined ? undefined : readDocument(file.name, new Uint8Array(await file.arrayBuffer()))
  if (typeof read === 'string') return { wrong: t[read] }
  // What is in it is part of its id: the form sent again with another file puts nothing in the place of the first.
  const id = asked.newId(`doc-${read?.sha256.slice(0, 16) ?? ''}`)
  if (read !== undefined) asked.keep(() => keepDocument(asked.house, id, read))
  return {
    ...(read === undefined
      ? {}
      : {
          document: {
            kind: asked.field('document-kind') === 'receipt' ? 'receipt' : 'invoice',
            name: id,
            sha256: read.sha256,
          },
        }),
    ...(contact === '' ? {} : { contact: await asked.keepText(contact) }),
  }
}

const WORDS = wordsOf({
  file: ['Document', 'Documento'],
  fileHint: [
    'PDF, PNG, JPEG, WebP, plain text or CSV, 10 MB at most.',
    'PDF, PNG, JPEG, WebP, texto sin formato o CSV; 10 MB como máximo.',
  ],
  kind: ['What it is', 'Qué es'],
  invoice: ['an invoice', 'una factura'],
  receipt: ['a receipt', 'un recibo'],
  contact: ['With whom, and how to reach them', 'Con quién, y cómo contactar'],
  contactHint: ['Only whoever keeps and checks the books sees this.', 'Solo lo ve quien lleva o revisa las cuentas.'],
  empty: ['This file is empty.', 'Este fichero está vacío.'],
  'too-large': ['This file has more than 10 MB.', 'Este fichero tiene más de 10 MB.'],
  'not-a-document': [
    'This is no PDF, PNG, JPEG, WebP, plain text or CSV, whatever its name says. Nothing was saved.',
    'No es un PDF, PNG, JPEG, WebP, texto sin formato ni CSV, diga lo que diga su nombre. No se guardó nada.',
  ],
})
