/** What the app says around the sentences of the library. */
interface Words {
  readonly title: string
  readonly wages: string
  readonly motions: string
  readonly titles: Readonly<Record<string, string>>
  readonly quoted: (title: string) => string
  readonly payslips: (month: string) => string
  readonly nothingWritten: string
  readonly tables: string
}

const en: Words = {
  title: 'A print shop with tables of its own: three rules, and no log',
  wages: 'What does an hour earn? The mean of what everybody wishes, from wage_wishes into roles',
  motions: 'What became of the motions? From motion_ballots into motions',
  titles: {},
  quoted: (title) => `“${title}”`,
  payslips: (month) => `What is everybody paid for ${month}? From timesheet into payslips`,
  nothingWritten: 'Nothing was written: mend the timesheet first.',
  tables: 'What stands in the tables now, beside the reasons',
}

const es: Words = {
  title: 'Una imprenta con tablas propias: tres reglas y ningún registro de hechos',
  wages: '¿Cuánto se gana por hora? El promedio de lo que cada cual desea, de wage_wishes a roles',
  motions: '¿Qué fue de las mociones? De motion_ballots a motions',
  titles: {
    'Buy the two-colour press': 'Comprar la prensa de dos colores',
    'Close on Fridays in August': 'Cerrar los viernes de agosto',
    'Paint the front door': 'Pintar la puerta de entrada',
  },
  quoted: (title) => `«${title}»`,
  payslips: (month) => `¿Cuánto cobra cada cual en ${month}? De timesheet a payslips`,
  nothingWritten: 'No se escribió nada: corríjanse antes las horas.',
  tables: 'Lo que hay ahora en las tablas, junto a las razones',
}

export const WORDS: Readonly<Record<'en' | 'es', Words>> = { en, es }
