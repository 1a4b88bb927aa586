import { textFrame } from './text-frame';

describe('textFrame', () => {
  it.each([
    [0, [0x81, 0]],
    [125, [0x81, 125]],
    [126, [0x81, 126, 0, 126]],
    [65_535, [0x81, 126, 255, 255]],
  ])('puts the length before a text of %d bytes', (length, header) => {
    const text = 'a'.repeat(length);
    expect(textFrame(text)).toEqual(Buffer.concat([Buffer.from(header), Buffer.from(text)]));
  });

  it('counts bytes, not characters', () => {
    expect(textFrame('é')).toEqual(Buffer.of(0x81, 2, 0xc3, 0xa9));
  });

  it('rejects a text that does not fit', () => {
    expect(() => textFrame('a'.repeat(65_536))).toThrow('out of range');
  });
});
