/** One number of a metric, with what tells it from the others of the same name. Labels come from lists of ours, never from requests. */
export type Sample = { labels?: Record<string, string>; value: number; suffix?: '_bucket' | '_sum' | '_count' }

export type Metric = { name: string; type: 'counter' | 'gauge' | 'histogram'; help: string; samples: Sample[] }

export const gauge = (name: string, help: string, samples: number | Sample[]): Metric =>
  made('gauge', name, help, samples)
/** What only grows until the process ends. */
export const counter = (name: string, help: string, samples: number | Sample[]): Metric =>
  made('counter', name, help, samples)

const made = (type: Metric['type'], name: string, help: string, samples: number | Sample[]): Metric => ({
  name,
  type,
  help,
  samples: typeof samples === 'number' ? [{ value: samples }] : samples,
})

export const expositionType = 'text/plain; version=0.0.4; charset=utf-8'

/** Metrics in the text format of Prometheus. */
export const exposition = (metrics: readonly Metric[]): string =>
  metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, type, help, samples }) =>
      [
        `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(({ labels, value, suffix = '' }) => `${name}${suffix}${labelled(labels)} ${numeral(value)}`),
        '',
      ].join('\n'),
    )
    .join('')

function labelled(labels: Record<string, string> = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const numeral = (value: number): string =>
  Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf'
