import { IsArray, IsString } from 'class-validator';
import { DomainError } from '../errors/domain-error';
import { OptionalField } from './optional-field.decorator';
import { RequestValidation } from './request-validation';

class NoteRequest {
  @IsString({ message: 'Give text.' })
  text!: string;

  @IsArray({ message: 'Give tags as a list.' })
  @OptionalField()
  tags?: string[];
}

const validation = new RequestValidation();

async function refusalOf(value: unknown, metadata = {}): Promise<DomainError> {
  const error: unknown = await validation
    .transform(value, { type: 'body', metatype: NoteRequest, ...metadata })
    .catch((refusal: unknown) => refusal);
  if (!(error instanceof DomainError)) throw new Error(`It was taken: ${JSON.stringify(error)}`);
  return error;
}

describe('RequestValidation', () => {
  it('converts a valid body to its request class', async () => {
    const request = await validation.transform({ text: 'so' }, { type: 'body', metatype: NoteRequest });
    expect(request).toBeInstanceOf(NoteRequest);
    expect(request).toEqual({ text: 'so' });
  });

  it.each([undefined, null, 7, true, 'text', [], [{ text: 'so' }]])(
    'requires an object, not %j',
    async (body) => {
      expect((await refusalOf(body)).message).toBe('Send a JSON object as the body.');
    },
  );

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'unknown'])(
    'rejects the unknown field %s',
    async (name) => {
      const body: unknown = JSON.parse(`{"text":"so","${name}":{}}`);
      expect((await refusalOf(body)).errors).toEqual([
        { field: name, message: `Leave out ${name}: it is not known here.` },
      ]);
    },
  );

  it('rejects deep nesting before any code recurses over it', async () => {
    const body: unknown = JSON.parse(`{"text":"so","tags":${'['.repeat(30_000)}${']'.repeat(30_000)}}`);
    expect((await refusalOf(body)).message).toContain('Nest objects');
  });

  it('names the parameter of a path', async () => {
    const id = await refusalOf('a\u0000b', { type: 'param', metatype: String, data: 'id' });
    expect(id.errors?.map(({ field }) => field)).toEqual(['id']);
    const zone = await refusalOf(['Europe', 'a\u0000b'], { type: 'param', metatype: Array, data: 'zone' });
    expect(zone.errors?.map(({ field }) => field)).toEqual(['zone']);
  });

  it('limits the number of messages about one request', async () => {
    const body = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`field${index}`, 1]));
    const { errors, message } = await refusalOf(body);
    expect(errors?.length).toBe(20);
    expect(message.length).toBeLessThan(2000);
  });
});
