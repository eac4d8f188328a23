import { join } from 'node:path'
import { importList } from './register.ts'
export async function chapter1(office: any, oralu: any) {
  const folder = join(oralu.folder, 'lists')
  oralu.oralu('demo', 'export', folder)
  for (const key of ['registry', 'camp', 'enquiries', 'partner'] as const)
    console.log(await importList(office.open('amina'), key, folder))
}
