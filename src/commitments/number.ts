/**
 * A commitment's number as text that sorts the way people count: 2 before 10, 1-6 before 1-10, letters after digits.
 * Runs of digits are given their length first, so that plain text order is the order of the numbers.
 */
export const numberOrder = (number: string): string =>
  number.toLowerCase().replace(/\d+/g, digits => {
    const value = digits.replace(/^0+(?=\d)/, '')
    return `${String(value.length).padStart(2, '0')}${value}`
  })
