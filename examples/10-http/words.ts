import { LOCALES, type Locale } from 'coop-rules/problems'

/** What can stand between a request and the rules. What the rules themselves answer is put into words by the library. */
export type Trouble = keyof typeof EN

/** What happened, in a sentence that says what to do. */
export const say = (trouble: Trouble, locale: Locale): string => WORDS[locale][trouble]

/** The first language of an `Accept-Language` header that is spoken here, by what its sender likes best; English, where there is none. */
export const localeOf = (header: string | undefined): Locale => {
  const wanted = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part
        .trim()
        .toLowerCase()
        .split(/;\s*q=/)
      return { language: tag.split('-')[0], quality: Number(quality ?? 1) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return (
    wanted.flatMap(({ language }) => LOCALES.find((locale) => locale === language || language === '*') ?? [])[0] ?? 'en'
  )
}

const EN = {
  'unknown-place': 'There is nothing here: /openapi.json says what there is.',
  'unknown-coop': 'There is no cooperative of this name here.',
  'unknown-view': 'There is no view of this name: /openapi.json lists them.',
  'not-signed-in': 'Sign in to this cooperative first.',
  'not-you': 'A command is given by whoever is signed in: leave out "by", or name yourself there.',
  'for-members': 'This is for members with a vote.',
  'not-json': 'Send the command as JSON: with the header Content-Type: application/json.',
  malformed: 'This is no JSON object in UTF-8: write the command as one.',
  'no-command-id':
    'Give the command a name of its own, such as a UUID, as "commandId" or in the header Idempotency-Key.',
  'two-command-ids': '"commandId" and the header Idempotency-Key say different names: give one, or the same twice.',
  'not-today': 'A command is given on the day on which it comes in: leave out "at".',
  'too-large': 'This is more than is taken at once: give several smaller commands. Nothing was stored.',
  'malformed-question': 'What this address asks for cannot be read: see the problems.',
  'gave-up':
    'Too many others wrote at this moment. Send the same command with the same commandId again: it will not happen twice.',
  'store-unreachable':
    'The store did not answer, so it is not known whether this happened. Send the same command with the same commandId again: it will not happen twice.',
  'store-trouble':
    'The store takes nothing at the moment, and nothing was stored. Tell whoever looks after this server, and send the same command with the same commandId again later.',
  internal:
    'Something went wrong here, and whoever looks after this server was told. Send the same command with the same commandId again: it will not happen twice.',
}

const ES: Readonly<Record<Trouble, string>> = {
  'unknown-place': 'Aquí no hay nada: /openapi.json dice lo que hay.',
  'unknown-coop': 'Aquí no hay ninguna cooperativa con este nombre.',
  'unknown-view': 'No hay ninguna vista con este nombre: están en /openapi.json.',
  'not-signed-in': 'Identifíquese primero en esta cooperativa.',
  'not-you': 'Una orden la da quien se ha identificado: omita "by" o póngase a sí misma ahí.',
  'for-members': 'Esto es para miembros con voto.',
  'not-json': 'Envíe la orden como JSON: con la cabecera Content-Type: application/json.',
  malformed: 'Esto no es un objeto JSON en UTF-8: escriba la orden así.',
  'no-command-id': 'Dé a la orden un nombre propio, como un UUID, en "commandId" o en la cabecera Idempotency-Key.',
  'two-command-ids': '"commandId" y la cabecera Idempotency-Key dicen nombres distintos: dé uno, o dos veces el mismo.',
  'not-today': 'Una orden se da el día en que llega: omita "at".',
  'too-large': 'Esto es más de lo que se admite de una vez: dé varias órdenes más pequeñas. No se guardó nada.',
  'malformed-question': 'No se puede leer lo que pide esta dirección: vea los problemas.',
  'gave-up':
    'Demasiadas personas escribían en este momento. Envíe otra vez la misma orden con el mismo commandId: no ocurrirá dos veces.',
  'store-unreachable':
    'El almacén no respondió, así que no se sabe si esto ocurrió. Envíe otra vez la misma orden con el mismo commandId: no ocurrirá dos veces.',
  'store-trouble':
    'El almacén no admite nada por el momento, y no se guardó nada. Avise a quien cuida este servidor, y envíe más tarde la misma orden con el mismo commandId.',
  internal:
    'Algo falló aquí, y se avisó a quien cuida este servidor. Envíe otra vez la misma orden con el mismo commandId: no ocurrirá dos veces.',
}

const WORDS: Readonly<Record<Locale, Readonly<Record<Trouble, string>>>> = { en: EN, es: ES }
