import type { Metric, Sample } from '../metrics.ts'

/** In seconds: pages that are kept are answered in well under one thousandth, those that are made in some hundredths. */
const bounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

type Times = { route: string; status: string; buckets: number[]; sum: number; count: number }

/** Counts requests and how long their answers took to make, by the template of their address and the class of their status. */
export function requestTimes() {
  const times = new Map<string, Times>()
  return {
    /** @param route a template out of those that the site has: never what a client sent */
    observe(route: string, status: number, seconds: number): void {
      const statusClass = `${Math.floor(status / 100)}xx`
      const key = `${statusClass} ${route}`
      let found = times.get(key)
      if (!found) {
        found = { route, status: statusClass, buckets: bounds.map(() => 0), sum: 0, count: 0 }
        times.set(key, found)
      }
      const place = bounds.findIndex(bound => seconds <= bound)
      if (place >= 0) found.buckets[place] = (found.buckets[place] ?? 0) + 1
      found.sum += seconds
      found.count += 1
    },
    metric: (): Metric => ({
      name: 'parvis_http_request_duration_seconds',
      type: 'histogram',
      help: 'Requests, and the time that making their answer took, by the template of their address and the class of their status.',
      samples: [...times.values()].flatMap(samplesOf),
    }),
  }
}

export type RequestTimes = ReturnType<typeof requestTimes>

function samplesOf({ route, status, buckets, sum, count }: Times): Sample[] {
  const labels = { route, status }
  let below = 0
  const cumulated = bounds.map((bound, place): Sample => {
    below += buckets[place] ?? 0
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below }
  })
  return [
    ...cumulated,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ]
}
