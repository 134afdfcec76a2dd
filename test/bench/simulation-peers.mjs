import { Agent, Environment } from 'flocc'

// The bundle draws on a canvas when it is loaded; Node has none, and nothing here is drawn.
globalThis.OffscreenCanvas ??= class {
  getContext() {
    return {}
  }
}
const { Model } = await import('agentscript')

/** What one writes with libraries for such models: the sum is kept here too. Each `run` returns the mean. */

/** flocc 0.7: an environment of agents with a rule, ticked in listed order. */
export const floccVote = (peaks, steps) => {
  const environment = new Environment({ width: 1, height: 1 })
  const count = peaks.length
  let sum = 0
  const rule = (agent) => {
    const others = sum - agent.get('vote')
    const vote = Math.max(0, Math.min(steps, count * agent.get('peak') - others))
    agent.set('vote', vote)
    sum = others + vote
  }
  const agents = Array.from(peaks, (peak) => {
    const agent = new Agent({ peak, vote: peak })
    agent.set('tick', rule)
    environment.addAgent(agent)
    return agent
  })
  return {
    start: () => {
      sum = 0
      for (const agent of agents) {
        agent.set('vote', agent.get('peak'))
        sum += agent.get('peak')
      }
    },
    run: (rounds) => {
      for (let round = 0; round < rounds; round++) environment.tick({ activation: 'uniform', randomizeOrder: false })
      return sum / count
    },
  }
}

/** agentscript 0.10: a model of turtles that are asked in their order. */
export const turtleVote = (peaks, steps) => {
  const count = peaks.length
  let sum = 0
  const model = new Model({ minX: 0, maxX: 1, minY: 0, maxY: 1 })
  let next = 0
  model.turtles.create(count, (turtle) => {
    turtle.peak = peaks[next++]
    turtle.vote = turtle.peak
  })
  const step = (turtle) => {
    const others = sum - turtle.vote
    turtle.vote = Math.max(0, Math.min(steps, count * turtle.peak - others))
    sum = others + turtle.vote
  }
  return {
    start: () => {
      sum = 0
      model.turtles.ask((turtle) => {
        turtle.vote = turtle.peak
        sum += turtle.peak
      })
    },
    run: (rounds) => {
      for (let round = 0; round < rounds; round++) {
        model.turtles.ask(step)
        model.tick()
      }
      return sum / count
    },
  }
}
