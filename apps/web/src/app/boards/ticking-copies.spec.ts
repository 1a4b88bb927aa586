import { keepTicking } from './ticking-copies';

describe('the copies of a dragged clock', () => {
  it('show what the original shows, until the drag ends', async () => {
    const original = document.createElement('li');
    original.innerHTML = '<h2>Tokyo</h2><time><span>12:00</span><b>:01</b></time>';
    const [preview, placeholder] = [0, 1].map(() => original.cloneNode(true) as HTMLElement);
    const end = keepTicking(original, [preview!, placeholder!]);
    original.querySelector('b')!.firstChild!.nodeValue = ':02';
    await Promise.resolve();
    for (const copy of [preview, placeholder]) expect(copy!.innerHTML).toBe(original.innerHTML);
    end();
    original.querySelector('b')!.firstChild!.nodeValue = ':03';
    await Promise.resolve();
    expect(preview!.textContent).toBe('Tokyo12:00:02');
  });
});
