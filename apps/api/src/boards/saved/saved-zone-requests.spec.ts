import type { Type } from '@nestjs/common';
import { MAX_LABEL_LENGTH, MAX_SAVED_ZONES } from '@live-tz/contracts';
import { RequestValidation } from '../../http/request-validation';
import { SaveZoneRequest } from './save-zone.request';
import { SavedZoneChangeRequest } from './saved-zone-change.request';
import { ZoneOrderRequest } from './zone-order.request';

const ID = 'b8eaa96f-ecca-466e-bb63-4c031dee3f33';
const read = (metatype: Type, body: unknown) =>
  new RequestValidation().transform(body, { type: 'body', metatype });
const refusing = (field: string) => ({
  kind: 'invalid',
  errors: [{ field, message: expect.stringMatching(/^Give .+\.$/) }],
});

describe('SaveZoneRequest', () => {
  it('normalizes the text of a user', async () => {
    const body = {
      zone: 'Asia/Tokyo',
      label: '  Yu\u0301ki\u00a0',
      place: ' ',
      country: ' Japan ',
      position: 0,
    };
    expect(await read(SaveZoneRequest, body)).toEqual({
      zone: 'Asia/Tokyo',
      label: 'Yúki',
      place: null,
      country: 'Japan',
      position: 0,
    });
  });

  it.each([
    { zone: 'UTC' },
    { zone: 'UTC', label: null, place: null, country: null },
    { zone: 'UTC', label: 'x'.repeat(MAX_LABEL_LENGTH) },
    { zone: 'UTC', label: ` ${'x'.repeat(MAX_LABEL_LENGTH)} ` },
    { zone: 'UTC', label: '😀'.repeat(MAX_LABEL_LENGTH) },
    { zone: 'UTC', position: MAX_SAVED_ZONES - 1 },
    { zone: 'UTC', latitude: null, longitude: null },
    { zone: 'UTC', latitude: -90, longitude: 180 },
  ])('accepts %j', async (body) => {
    await expect(read(SaveZoneRequest, body)).resolves.toBeInstanceOf(SaveZoneRequest);
  });

  it.each<[unknown, string]>([
    [{}, 'zone'],
    [{ zone: '' }, 'zone'],
    [{ zone: null }, 'zone'],
    [{ zone: 7 }, 'zone'],
    [{ zone: ['UTC'] }, 'zone'],
    [{ zone: 'x'.repeat(101) }, 'zone'],
    [{ zone: 'UTC', label: 7 }, 'label'],
    [{ zone: 'UTC', label: {} }, 'label'],
    [{ zone: 'UTC', label: 'x'.repeat(MAX_LABEL_LENGTH + 1) }, 'label'],
    [{ zone: 'UTC', place: 'x'.repeat(MAX_LABEL_LENGTH + 1) }, 'place'],
    [{ zone: 'UTC', country: 'x'.repeat(MAX_LABEL_LENGTH + 1) }, 'country'],
    [{ zone: 'UTC', country: 7 }, 'country'],
    [{ zone: 'UTC', latitude: 90.01 }, 'latitude'],
    [{ zone: 'UTC', latitude: -91 }, 'latitude'],
    [{ zone: 'UTC', latitude: '52' }, 'latitude'],
    [{ zone: 'UTC', longitude: 180.5 }, 'longitude'],
    [{ zone: 'UTC', longitude: [] }, 'longitude'],
    [{ zone: 'UTC', position: -1 }, 'position'],
    [{ zone: 'UTC', position: 1.5 }, 'position'],
    [{ zone: 'UTC', position: '1' }, 'position'],
    [{ zone: 'UTC', position: null }, 'position'],
    [{ zone: 'UTC', position: MAX_SAVED_ZONES }, 'position'],
  ])('refuses %j at %s', async (body, field) => {
    await expect(read(SaveZoneRequest, body)).rejects.toMatchObject(refusing(field));
  });

  it('says what is wrong with a label that is not text', async () => {
    await expect(read(SaveZoneRequest, { zone: 'UTC', label: 7 })).rejects.toThrow(
      'Give label as text, or null.',
    );
  });
});

describe('SavedZoneChangeRequest', () => {
  it.each([{}, { label: null }, { label: 'Yuki' }, { zone: 'UTC' }])('accepts %j', async (body) => {
    expect(await read(SavedZoneChangeRequest, body)).toMatchObject(body);
  });

  it.each<[unknown, string]>([
    [{ zone: null }, 'zone'],
    [{ zone: '' }, 'zone'],
    [{ label: false }, 'label'],
  ])('refuses %j at %s', async (body, field) => {
    await expect(read(SavedZoneChangeRequest, body)).rejects.toMatchObject(refusing(field));
  });

  it('leaves the position to the order of the list', async () => {
    await expect(read(SavedZoneChangeRequest, { position: 1 })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('ZoneOrderRequest', () => {
  it.each([[[]], [[ID]], [[ID.toUpperCase()]]])('accepts %j', async (ids) => {
    expect(await read(ZoneOrderRequest, { ids })).toEqual({ ids });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', ID],
    ['an object', { 0: ID }],
    ['an invalid id', ['17']],
    ['a number', [17]],
    ['an id twice', [ID, ID]],
    ['too many', Array.from({ length: MAX_SAVED_ZONES + 1 }, () => ID)],
  ])('refuses %s', async (_, ids) => {
    await expect(read(ZoneOrderRequest, { ids })).rejects.toMatchObject(refusing('ids'));
  });
});
