export * from './checkpoint.ts'
export * from './tree.ts'
