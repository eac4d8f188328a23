// Attachments: a file sealed at rest, in a compartment, about a person or not.
import { z } from 'zod'
import { compartments } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Id, Instant, Line, PageQuery, page } from './shapes.ts'

export const FileEntry = z.object({
  id: Id,
  anchorId: Id.nullable(),
  compartment: z.enum(compartments),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.number(),
  recordedBy: z.string(),
  recordedAt: Instant,
})
export type FileEntry = z.infer<typeof FileEntry>

export const listFiles = endpoint('GET', '/files', {
  grant: 'signed-in',
  summary: 'Files about a person, in the compartments that the reader holds',
  query: PageQuery.extend({ anchor: Id }),
  answer: page(FileEntry),
})

export const addFile = endpoint('POST', '/files', {
  grant: 'signed-in',
  summary: 'Adds a file: picture, PDF, XLSX, DOCX or plain text, at most 50 MB',
  query: z.object({ compartment: z.enum(compartments), anchor: Id.optional(), name: Line }),
  sends: 'file',
  answer: z.object({ id: Id }),
})

export const getFile = endpoint('GET', '/files/:id', {
  grant: 'signed-in',
  summary: 'The content of a file',
  params: z.object({ id: Id }),
  answers: 'file',
})

export const getThumbnail = endpoint('GET', '/files/:id/thumbnail', {
  grant: 'signed-in',
  summary: 'A small picture of a picture, without metadata',
  params: z.object({ id: Id }),
  answers: 'file',
})
