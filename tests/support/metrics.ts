/** What the metrics of a site say, by name and labels as they are written: `parvis_pool_waiting{pool="primary"}`. */
export async function metricsOf(url: string, token: string): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  if (response.status !== 200) throw new Error(`/metrics answers ${response.status}`)
  return samplesIn(await response.text())
}

export const samplesIn = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => {
        const place = line.lastIndexOf(' ')
        return [line.slice(0, place), Number(line.slice(place + 1).replace('Inf', 'Infinity'))]
      }),
  )
