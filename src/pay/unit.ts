/** What a salary is paid by. */
export type PayUnit = 'hour' | 'month'

/** The units there are. */
export const UNITS = ['hour', 'month'] as const satisfies readonly PayUnit[]
