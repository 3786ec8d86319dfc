import { monitorEventLoopDelay } from 'node:perf_hooks'
import { counter, gauge, type Metric } from './metrics.ts'

/** Of the timer that measures delays, in milliseconds. */
const resolution = 10

/** What the process itself takes, under the names that Prometheus's own libraries give it. */
export function processMetrics(): { read(): Metric[]; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  return {
    stop: () => delay.disable(),
    read() {
      const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
      const { user, system } = process.cpuUsage()
      // In nanoseconds; a wait of the timer's own length is no delay.
      const lag = (of: number): number => (delay.count === 0 ? 0 : Math.max(0, of / 1e9 - resolution / 1000))
      const [half, nearlyAll, longest] = [lag(delay.percentile(50)), lag(delay.percentile(99)), lag(delay.max)]
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
          'nodejs_eventloop_lag_p50_seconds',
          'How late the event loop was since the last reading, half of the time.',
          half,
        ),
        gauge('nodejs_eventloop_lag_p99_seconds', 'The same, 99 times out of 100.', nearlyAll),
        gauge('nodejs_eventloop_lag_max_seconds', 'The same, at most.', longest),
      ]
    },
  }
}
