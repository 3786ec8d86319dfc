export * from './plan.ts'
export { Sheet } from './sheet.ts'
