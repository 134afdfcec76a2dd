import { explainProblem, isRulesError } from '../problems/index.js'
import { refusedIn } from './files.js'
import { Output, printable } from './output.js'
import { EXIT, type Streams } from './run.js'
import { Refusal } from './secrecy-files.js'
import { answerModels } from './simulation-models.js'
import { answerPlot } from './simulation-plot.js'
import { answerSensitivity } from './simulation-sensitivity.js'
import type { SimulationOptions } from './simulation-options.js'
import { answerSimulate } from './simulation-simulate.js'
import { type Answered, answerMerge, answerSweep } from './simulation-sweep.js'

/** Answers a command on simulations. The exit code comes back. */
export const answerSimulation = async (options: SimulationOptions, streams: Streams): Promise<number> => {
  const { exit, data, lines } = await answerOrRefuse(options, streams)
  const output = new Output(streams.stdout)
  const shown = options.json ? [JSON.stringify(data)] : lines.map(printable)
  await output.write(shown.map((line) => `${line}\n`).join(''))
  await output.flush()
  return exit
}

const answerOrRefuse = async (options: SimulationOptions, streams: Streams): Promise<Answered> => {
  try {
    return await answerTo(options, streams)
  } catch (error) {
    if (!isRulesError(error) && !(error instanceof Refusal)) throw error
    const refused = isRulesError(error) ? refusedIn('', error.problems) : error.refused
    const lines = refused.problems.map(
      (found) => `${found.file === '' ? '' : `${found.file}: `}${explainProblem(found, options.locale)}`,
    )
    return { exit: EXIT.refused, data: { ...refused }, lines }
  }
}

const answerTo = (options: SimulationOptions, streams: Streams): Promise<Answered> => {
  switch (options.simulation) {
    case 'simulate':
      return answerSimulate(options, streams)
    case 'sweep':
      return answerSweep(options, streams)
    case 'merge':
      return answerMerge(options, streams)
    case 'models':
      return answerModels(options)
    case 'plot':
      return answerPlot(options)
    case 'sensitivity':
      return answerSensitivity(options)
  }
}
