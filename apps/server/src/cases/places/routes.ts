import * as it from '@oralu/domain'
import { type Served, serve } from '../../http/serve.ts'
import * as directory from './directory.ts'
import * as places from './places.ts'
import * as programme from './programme.ts'
import * as stays from './stays.ts'
import { placesToday } from './today.ts'

export const placeRoutes: Served[] = [
  serve(it.getPlacesToday, ({ db, actor }) => placesToday(db, actor)),
  serve(it.listPlaces, ({ db, actor }) => places.placesOf(db, actor)),
  serve(it.getPlace, ({ db, actor, params }) => places.placePage(db, actor, params.id)),
  serve(it.addPlace, ({ db, body }) => places.setUp(db, body)),
  serve(it.setPlace, ({ db, params, body }) => places.alter(db, params.id, body)),
  serve(it.addPlaceWorker, ({ db, actor, params, body }) => places.addWorker(db, actor, params.id, body)),
  serve(it.endPlaceWorker, ({ db, params }) => stays.endWork(db, params.id)),
  serve(it.addRoom, ({ db, actor, params, body }) => places.makeRoom(db, actor, params.id, body)),
  serve(it.setRoom, ({ db, params, body }) => places.alterRoom(db, params.id, body)),
  serve(it.listRooms, ({ db, actor, params, query }) => places.roomsOf(db, actor, params.id, query)),
  serve(it.listStays, ({ db, actor, params, query }) => stays.staysOf(db, actor, params.id, query)),
  serve(it.proposeRooms, ({ db, actor, params, query }) => stays.proposals(db, actor, params.id, query)),
  serve(it.addStays, ({ db, actor, params, body }) => stays.comeIn(db, actor, params.id, body)),
  serve(it.moveStays, ({ db, actor, params, body }) => stays.move(db, actor, params.id, body)),
  serve(it.leavePlace, ({ db, actor, params, body }) => stays.leave(db, actor, params.id, body)),
  serve(it.callOffStays, ({ db, actor, params, body }) => stays.callOff(db, actor, params.id, body.stayIds)),
  serve(it.proposeExtension, ({ db, actor, params, body }) => stays.extend(db, actor, params.id, body)),
  serve(it.signExtension, ({ db, actor, body }) => stays.signExtensions(db, actor, body.ids, body.agreed)),
  serve(it.proposeParting, ({ db, body }) => stays.part(db, body)),
  serve(it.signParting, ({ db, actor, params, body }) =>
    stays.sign(db, actor, 'parting', params.id, body.agreed),
  ),
  serve(it.endParting, ({ db, params }) => stays.endOfParting(db, params.id)),
  serve(it.getProgramme, ({ db, actor, params, query }) =>
    programme.programmeOf(db, actor, params.id, query.on),
  ),
  serve(it.addHour, ({ db, actor, params, body }) => programme.addTo(db, actor, params.id, body)),
  serve(it.callOffHour, ({ db, params }) => programme.callHourOff(db, params.id)),
  serve(it.noteAttendance, ({ db, actor, params, body }) => programme.note(db, actor, params.id, body)),
  serve(it.countEvening, ({ db, actor, params, body }) => programme.countAt(db, actor, params.id, body)),
  serve(it.listServices, ({ db, query }) => directory.directory(db, query)),
  serve(it.getService, ({ db, actor, params }) => directory.entry(db, actor, params.id)),
  serve(it.addDirectoryEntry, ({ db, body }) => directory.enterService(db, body)),
  serve(it.setDirectoryEntry, ({ db, params, body }) => directory.alterService(db, params.id, body)),
  serve(it.confirmDirectoryEntry, ({ db, params }) => directory.confirm(db, params.id)),
  serve(it.listTurns, ({ db, params, query }) => directory.turnsOf(db, params.id, query)),
  serve(it.addTurn, ({ db, actor, params, body }) => directory.wish(db, actor, params.id, body)),
  serve(it.setTurnUrgency, ({ db, params, body }) => directory.urgencyOf(db, params.id, body.urgency)),
  serve(it.offerTurn, ({ db, params, body }) => directory.offer(db, params.id, body.outOfTurn)),
  serve(it.answerTurn, ({ db, params, body }) => directory.answer(db, params.id, body.accepted)),
  serve(it.endTurn, ({ db, params }) => directory.endOfTurn(db, params.id)),
]
