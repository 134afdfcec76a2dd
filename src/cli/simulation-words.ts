import type { Locale } from '../problems/index.js'
import type { Shard } from '../simulation/index.js'

const shardsOf = (shards: readonly Shard[]): string => shards.map(({ shard, of }) => `${shard}/${of}`).join(', ')

/** What the commands on simulations say. */
export const SIMULATION_WORDS = {
  en: {
    runs: 'runs',
    failed: 'failed',
    failedWhy: (runs: number) => `${runs}; the column error of runs.csv says why`,
    failedWhere: 'the first of them again, with the line of the model where that threw:',
    allFailed: 'Every run failed.',
    seconds: 'seconds',
    digest: 'digest',
    files: 'files',
    folder: 'folder',
    before: (count: number) => `${count} of them were there before`,
    shardDone: ({ shard, of }: Shard) => `Shard ${shard} of ${of} is done.`,
    next: (command: string) => `When all shards are done: ${command}`,
    brokenOff: (done: number, of: number) => `Broken off: ${done} of ${of} runs are done, and kept.`,
    goOn: (command: string) => `Go on with: ${command}`,
    diskFull: 'The disk is full; what was written before is kept.',
    missing: (runs: number, of: number) => `${runs} of ${of} runs have no row yet; no tables were made.`,
    missingIn: (shards: readonly Shard[], all: boolean) =>
      `They belong to ${shards.length === 1 ? 'shard' : 'the shards'} ${shardsOf(shards)}${all ? '' : ' and others'}.`,
    partial: 'Carry them out, or say --partial to make tables of the rows there are.',
    without: (runs: number) => `${runs} runs of the plan have no row; the tables are of the others.`,
    large: (runs: number, points: number, replicates: number) =>
      `This plan is of ${runs} runs: ${points} points, each ${replicates} times.`,
    sayYes: 'Say --yes to carry it out, or vary fewer values.',
    fewerWorkers: (asked: number, used: number, runs: number, processors: number) =>
      used === runs
        ? `${used === 1 ? '1 thread works' : `${used} threads work`}, not ${asked}: there are no more runs.`
        : `${used} threads work, not ${asked}: more than four for each processor, of which there are ${processors}, would be in each other's way.`,
    oneThread: 'One thread works; for several install the package piscina: npm install piscina',
    progress: (done: number, of: number, share: string) => `${done} of ${of} runs (${share} %)`,
    left: (rate: string, left: string) => `${rate} a second, ${left} left`,
    merging: (done: number, of: number) => `Tables: ${done} of ${of} rows`,
    stopping: 'Finishing the runs in hand. Once more to leave at once.',
    version: 'version',
    parameters: 'Parameters',
    streams: 'Streams of chance, as common names them',
    measures: 'Measures',
    steps: 'Steps on the way (with "series": true)',
    stepsTold: 'On the way',
    required: 'required',
    standard: (value: string) => `${value} where nothing is said`,
    seed: 'seed',
    run: 'run',
    failedRun: 'The run failed',
    failedAt: (place: string) => `in ${place}`,
    none: 'none',
    picture: (least: string, most: string) => `from ${least} to ${most}`,
  },
  es: {
    runs: 'ejecuciones',
    failed: 'fallidas',
    failedWhy: (runs: number) => `${runs}; la columna error de runs.csv dice por qué`,
    failedWhere: 'la primera de ellas otra vez, con la línea del modelo si fue él quien falló:',
    allFailed: 'Fallaron todas las ejecuciones.',
    seconds: 'segundos',
    digest: 'resumen',
    files: 'archivos',
    folder: 'carpeta',
    before: (count: number) => `${count} de ellas ya estaban`,
    shardDone: ({ shard, of }: Shard) => `La parte ${shard} de ${of} está hecha.`,
    next: (command: string) => `Cuando estén hechas todas las partes: ${command}`,
    brokenOff: (done: number, of: number) => `Interrumpido: ${done} de ${of} ejecuciones están hechas, y guardadas.`,
    goOn: (command: string) => `Siga con: ${command}`,
    diskFull: 'El disco está lleno; lo escrito hasta ahora se conserva.',
    missing: (runs: number, of: number) =>
      `${runs} de ${of} ejecuciones no tienen fila todavía; no se hicieron tablas.`,
    missingIn: (shards: readonly Shard[], all: boolean) =>
      `Son de ${shards.length === 1 ? 'la parte' : 'las partes'} ${shardsOf(shards)}${all ? '' : ' y otras'}.`,
    partial: 'Ejecútelas, o diga --partial para hacer tablas de las filas que hay.',
    without: (runs: number) => `${runs} ejecuciones del plan no tienen fila; las tablas son de las demás.`,
    large: (runs: number, points: number, replicates: number) =>
      `Este plan es de ${runs} ejecuciones: ${points} puntos, ${replicates} veces cada uno.`,
    sayYes: 'Diga --yes para ejecutarlo, o varíe menos valores.',
    fewerWorkers: (asked: number, used: number, runs: number, processors: number) =>
      used === runs
        ? `Hilos que trabajan: ${used}, no ${asked}; no hay más ejecuciones.`
        : `Hilos que trabajan: ${used}, no ${asked}; más de cuatro por procesador, de los que hay ${processors}, se estorbarían.`,
    oneThread: 'Trabaja un solo hilo; para que trabajen varios, instale el paquete piscina: npm install piscina',
    progress: (done: number, of: number, share: string) => `${done} de ${of} ejecuciones (${share} %)`,
    left: (rate: string, left: string) => `${rate} por segundo, quedan ${left}`,
    merging: (done: number, of: number) => `Tablas: ${done} de ${of} filas`,
    stopping: 'Se terminan las ejecuciones en curso. Otra vez para salir en el acto.',
    version: 'versión',
    parameters: 'Parámetros',
    streams: 'Corrientes de azar, como las nombra common',
    measures: 'Medidas',
    steps: 'Pasos en el camino (con "series": true)',
    stepsTold: 'En el camino',
    required: 'obligatorio',
    standard: (value: string) => `${value} si no se dice nada`,
    seed: 'semilla',
    run: 'ejecución',
    failedRun: 'La ejecución falló',
    failedAt: (place: string) => `en ${place}`,
    none: 'ninguna',
    picture: (least: string, most: string) => `de ${least} a ${most}`,
  },
} as const satisfies Record<Locale, unknown>
