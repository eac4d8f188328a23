// Loaded before a measured program: writes at its end what it used.
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.ORALU_BENCH_USAGE)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    const used = { cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }
    writeFileSync(process.env.ORALU_BENCH_USAGE, JSON.stringify(used))
  })
