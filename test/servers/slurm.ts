import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, hostname, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePorts } from './free-ports.js'
import { commandOf, parentOf, signalTo, treeOf } from './processes.js'

/** A private Slurm cluster of one node, for tests: this machine, on free ports of it, with a munge of its own, its files in a folder of its own. */
export interface SlurmCluster {
  /** What finds it in the environment of `sbatch` and the others. */
  readonly environment: NodeJS.ProcessEnv
  /** One of Slurm's commands; what it printed. */
  readonly run: (command: string, ...words: readonly string[]) => Promise<string>
  /** The states of the tasks of a job, by their names such as `7_2`; without those that were forgotten long ago. */
  readonly states: (job: string) => Promise<ReadonlyMap<string, string>>
  /** The processes of a task's batch script and everything it started, the script first. */
  readonly processesOf: (task: string) => Promise<readonly number[]>
  /** Lets tasks that were queued again start soon: Slurm waits two minutes. */
  readonly startNow: (...tasks: readonly string[]) => Promise<void>
  /** Ends the node as a loss of power would: its daemon, and all that it runs. */
  readonly killNode: () => Promise<void>
  /** Starts the daemon of the node where it is down; waits until it takes jobs. */
  readonly startNode: () => Promise<void>
  /** Ends all jobs and processes, and takes the files away. */
  readonly dispose: () => Promise<void>
}

const INSTALLED = ((): boolean => {
  try {
    execFileSync('sh', ['-c', 'command -v munged && command -v slurmctld && command -v slurmd && command -v sbatch'])
    return true
  } catch {
    return false
  }
})()

/** Whether a cluster can be started here. Where not, its tests are skipped and say so, but never in continuous integration, which installs it. */
export const hasSlurm = (): boolean => {
  if (INSTALLED || process.env['CI'] === 'true') return true
  console.warn('NOT TESTED ON SLURM: it is not installed here (on Debian: apt-get install slurm-wlm munge).')
  return false
}

/** Starts a cluster, and comes back when it takes jobs. */
export const startSlurm = async (): Promise<SlurmCluster> => {
  if (!INSTALLED) throw new Error('Slurm is not installed (on Debian: apt-get install slurm-wlm munge)')
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules-slurm-'))
  // The daemons give their sockets to whoever the jobs belong to.
  chmodSync(folder, 0o755)
  const [control = 0, node = 0] = await freePorts(2)
  const settings = join(folder, 'slurm.conf')
  writeFileSync(settings, settingsOf(folder, control, node))
  // None of what is set for this plugin is used; but without a file the daemon would want to make groups of its own.
  writeFileSync(join(folder, 'cgroup.conf'), 'CgroupPlugin=cgroup/v1\n')
  writeFileSync(join(folder, 'munge.key'), randomBytes(1024), { mode: 0o600 })
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name))

  const running = new Map<string, ChildProcess>()
  const environment = { ...process.env, SLURM_CONF: settings }
  const said = (name: string): string => {
    const log = join(folder, `${name}.log`)
    return existsSync(log) ? readFileSync(log, 'utf8').slice(-3000) : ''
  }
  const startDaemon = (name: string, ...words: readonly string[]): void => {
    const child = spawn(name, words, { cwd: folder, env: environment, stdio: 'ignore' })
    running.set(name, child)
  }
  const killDaemon = async (name: string): Promise<void> => {
    const child = running.get(name)
    running.delete(name)
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    for (const pid of treeOf(child.pid)) signalTo(pid, 'SIGKILL')
    await ended
  }
  const run: SlurmCluster['run'] = async (command, ...words) =>
    (await promisify(execFile)(command, words, { env: environment, cwd: folder })).stdout.trim()
  const untilIs = async (what: string, is: () => Promise<boolean>): Promise<void> => {
    for (const until = Date.now() + START_MS; !(await is().catch(() => false)); await delay(50)) {
      const ended = [...running].find(([, { exitCode, signalCode }]) => exitCode !== null || signalCode !== null)
      if (ended !== undefined || Date.now() > until)
        throw new Error(`${what} was waited for in vain:\n${['munge', 'slurmctld', 'slurmd'].map(said).join('\n')}`)
    }
  }
  const startNode = async (): Promise<void> => {
    if (running.has('slurmd')) return
    startDaemon('slurmd', '-D', '-f', settings, '-L', join(folder, 'slurmd.log'))
    await untilIs('the node', async () => /^(idle|mixed|allocated)$/.test(await run('sinfo', '-h', '-o', '%T')))
  }
  const processesOf: SlurmCluster['processesOf'] = async (task) => {
    const shown = await run('scontrol', '-d', 'show', 'job', task)
    const [, id = ''] = /^\s*JobId=(\d+)/m.exec(shown) ?? []
    const listed = await run('scontrol', 'listpids', id).catch(() => '')
    const pids = [...listed.matchAll(/^(\d+)\s/gm)].map(([, pid]) => Number(pid))
    const script = pids.find((pid) => commandOf(parentOf(pid) ?? 0).includes('slurmstepd'))
    return script === undefined ? [] : treeOf(script)
  }
  const states: SlurmCluster['states'] = async (job) => {
    const shown = await run('squeue', '-h', '-r', '-t', 'all', '-j', job, '-o', '%i %T').catch(() => '')
    return new Map(
      shown
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(' ') as [string, string]),
    )
  }
  const killNode = async (): Promise<void> => {
    const tasks = (await run('squeue', '-h', '-r', '-t', 'running', '-o', '%i')).split('\n').filter(Boolean)
    const scripts = (await Promise.all(tasks.map(processesOf))).map(([script]) => script)
    const steps = scripts.map((script) => (script === undefined ? undefined : parentOf(script)))
    await killDaemon('slurmd')
    for (const pid of steps) if (pid !== undefined) for (const one of treeOf(pid)) signalTo(one, 'SIGKILL')
  }
  const dispose = async (): Promise<void> => {
    try {
      if (running.has('slurmctld')) {
        const own = ['--user', userInfo().username]
        await run('scancel', ...own).catch(() => '')
        await untilIs('the end of all jobs', async () => (await run('squeue', '-h')) === '')
        await delay(100)
      }
    } finally {
      for (const name of [...running.keys()].reverse()) await killDaemon(name)
      rmSync(folder, { recursive: true, force: true })
    }
  }
  try {
    const at = (name: string): string => join(folder, name)
    const files = ['key', 'pid', 'log', 'seed'].map((kind) => `--${kind}-file=${at(`munge.${kind}`)}`)
    const words = [`--socket=${at('munge.socket')}`, ...files]
    startDaemon('munged', '--foreground', '--num-threads=2', ...words)
    await untilIs('munge', () => Promise.resolve(existsSync(at('munge.socket'))))
    startDaemon('slurmctld', '-D', '-f', settings, '-L', at('slurmctld.log'))
    await startNode()
  } catch (error) {
    await dispose().catch(() => undefined)
    throw error
  }
  return {
    environment,
    run,
    states,
    processesOf,
    startNow: async (...tasks) => {
      // The node keeps what it was told last, by the second: in the same second it would refuse the task as the one that was just ended.
      await delay(2000)
      for (const task of tasks)
        try {
          await run('scontrol', 'update', `JobId=${task}`, 'StartTime=now')
        } catch (error) {
          // After the loss of a node it may have begun by itself.
          if ((await states(task)).get(task) === 'PENDING') throw error
        }
    },
    killNode,
    startNode,
    dispose,
  }
}

/** Longer than any machine needs. */
const START_MS = 60_000

const settingsOf = (folder: string, control: number, node: number): string => {
  const name = hostname().split('.')[0] ?? 'localhost'
  const owner = userInfo().username
  return `ClusterName=coop
SlurmctldHost=${name}(127.0.0.1)
SlurmctldPort=${control}
SlurmdPort=${node}
SlurmUser=${owner}
SlurmdUser=${owner}
AuthType=auth/munge
AuthInfo=socket=${join(folder, 'munge.socket')}
CredType=cred/munge
# Nobody else reaches the daemons.
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
StateSaveLocation=${join(folder, 'state')}
SlurmdSpoolDir=${join(folder, 'spool')}
SlurmctldPidFile=${join(folder, 'slurmctld.pid')}
SlurmdPidFile=${join(folder, 'slurmd.pid')}
MailProg=/bin/true
# No groups of the kernel, no accounts, nothing that a machine would have to be set up for.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0
# A node that is gone is noticed in seconds, not in minutes.
SlurmdTimeout=3
BatchStartTimeout=1
KillWait=2
MinJobAge=300
ReturnToService=2
NodeName=${name} NodeAddr=127.0.0.1 CPUs=${Math.max(2, availableParallelism())} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`
}
