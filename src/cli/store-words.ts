import type { Locale } from '../problems/index.js'

/** What the commands on a store say. */
export const STORE_WORDS = {
  en: {
    backedUp: (file: string) => `The backup is whole: ${file}`,
    printed: (lines: number) => `The backup is whole: ${lines} lines`,
    restored: (commits: number, records: number) =>
      `Restored, and read back as the backup has it. Stored now: ${commits} commits and ${records} records.`,
    sound: (coop: string) => `${coop}: everything is as it should be.`,
    stream: (commits: number, n: number, digest: string) => `${n} events in ${commits} commits, digest ${digest}`,
    records: 'records',
    noRecord: (fingerprint: string, n: number) =>
      `To look at: event ${n} names the fingerprint ${fingerprint}, of which there is no record; it may have been erased.`,
    notInLog: (records: string) => `Records that no event names, such as sessions: ${records}.`,
  },
  es: {
    backedUp: (file: string) => `La copia de seguridad está completa: ${file}`,
    printed: (lines: number) => `La copia de seguridad está completa: ${lines} líneas`,
    restored: (commits: number, records: number) =>
      `Restaurado, y leído de nuevo tal como está en la copia. Guardado ahora: ${commits} anotaciones y ${records} documentos.`,
    sound: (coop: string) => `${coop}: todo está como debe.`,
    stream: (commits: number, n: number, digest: string) => `${n} eventos en ${commits} anotaciones, resumen ${digest}`,
    records: 'documentos',
    noRecord: (fingerprint: string, n: number) =>
      `Para mirar: el evento ${n} nombra la huella ${fingerprint}, de la que no hay documento; puede haberse borrado.`,
    notInLog: (records: string) => `Documentos que ningún evento nombra, como las sesiones: ${records}.`,
  },
} as const satisfies Record<Locale, unknown>
