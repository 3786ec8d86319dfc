import { monitorEventLoopDelay } from 'node:perf_hooks'
import { counter, gauge, type Metric } from './metrics.ts'

/** What the process itself takes, under the names that Prometheus's own libraries give it. */
export function processMetrics(): { read(): Metric[]; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  return {
    stop: () => delay.disable(),
    read() {
      const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
      const { user, system } = process.cpuUsage()
      const delays = (
        [
          ['0.5', delay.percentile(50)],
          ['0.99', delay.percentile(99)],
          ['1', delay.max],
        ] as const
      ).map(
        // In nanoseconds; a wait of the timer's own length is no delay.
        ([quantile, value]) => ({
          labels: { quantile },
          value: delay.count === 0 ? 0 : Math.max(0, value / 1e9 - 0.01),
        }),
      )
      delay.reset()
      return [
        gauge(
          'process_start_time_seconds',
          'When the process started, in seconds since 1970.',
          Math.round(performance.timeOrigin) / 1000,
        ),
        counter('process_cpu_seconds_total', 'Processor time taken.', (user + system) / 1e6),
        gauge('process_resident_memory_bytes', 'Memory held.', rss),
        gauge('nodejs_heap_size_used_bytes', 'Memory of JavaScript in use.', heapUsed),
        gauge('nodejs_heap_size_total_bytes', 'Memory set aside for JavaScript.', heapTotal),
        gauge('nodejs_external_memory_bytes', 'Memory held outside of JavaScript for its objects.', external),
        gauge(
          'parvis_event_loop_delay_seconds',
          'How late the event loop was since the last reading: the half, all but one in a hundred, the longest.',
          delays,
        ),
      ]
    },
  }
}
