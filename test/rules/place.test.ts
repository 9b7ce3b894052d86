import { placeParts } from '../../src/rules/place.js';

describe('a place as people write it', () => {
  test.each([
    ['3-2-501', { building: '3', unit: '2', room: '501', floor: '5' }],
    ['3-501', { building: '3', room: '501', floor: '5' }],
    ['12-1-1203', { building: '12', unit: '1', room: '1203', floor: '12' }],
    ['B-2-301', { building: 'B', unit: '2', room: '301', floor: '3' }],
    ['518', { room: '518', floor: '5' }],
    ['3栋2单元501', { building: '3', unit: '2', room: '501', floor: '5' }],
    ['三号楼二单元501室', { building: '3', unit: '2', room: '501', floor: '5' }],
    ['十二幢', { building: '12' }],
    ['5号楼电梯', { building: '5' }],
    ['6号楼1单元', { building: '6', unit: '1' }],
    ['2单元7楼', { unit: '2', floor: '7' }],
    ['3栋十一层', { building: '3', floor: '11' }],
    ['Bldg 5, unit 2, 3rd floor', { building: '5', unit: '2', floor: '3' }],
    ['Building 7', { building: '7' }],
    ['B座地库', { building: 'B' }],
    ['C区076车位', {}],
    ['北门', {}],
    ['', {}],
  ])('%s', (place, expected) => {
    expect(placeParts(place)).toEqual(expected);
  });

  test('30 KB of text take no time', () => {
    const started = performance.now();
    placeParts('3-'.repeat(15_000));
    placeParts('一二三'.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(100);
  });
});
