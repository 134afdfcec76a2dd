import * as says from '../../problems/en.js'
import { type Problem, problem, tell } from '../../problems/index.js'
import type { Column, Model } from '../model.js'
import type { Plan } from '../plan.js'
import { parameterPaths } from '../points.js'

/** What is wrong with the pictures that a plan asks for: told before the runs, not after them. */
export const checkPlots = ({ plots = [], series }: Plan, model: Model, problems: Problem[]): void => {
  const parameters = [...parameterPaths(model)]
  for (const [at, plot] of plots.entries()) {
    const path = `plots[${at}]`
    const oneOf = (key: 'measure' | 'over' | 'by' | 'beside', names: readonly string[]): void => {
      const name = plot[key]
      if (name === undefined || names.includes(name)) return
      const facts = { known: names.join(', ') }
      tell(problems, problem(says.notAmong, { path: `${path}.${key}`, received: name, facts }))
    }
    const lines = plot.kind === 'lines'
    if (lines && series !== true) tell(problems, problem(says.noSteps, { path: `${path}.kind`, received: plot.kind }))
    if (plot.kind === 'heat' && plot.by === undefined)
      tell(problems, problem(says.heatNeedsBy, { path: `${path}.by`, received: undefined }))
    if (plots.findIndex(({ name }) => name === plot.name) < at)
      tell(problems, problem(says.plotNamedTwice, { path: `${path}.name`, received: plot.name }))
    oneOf('measure', namesOf(lines ? model.series : model.measures))
    oneOf('over', lines ? namesOf(model.series) : parameters)
    oneOf('by', parameters)
    oneOf('beside', parameters)
  }
}

const namesOf = (columns: readonly Column[]): readonly string[] => columns.map(({ name }) => name)
