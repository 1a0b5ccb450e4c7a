import { inventPerson } from '../../src/data-generator/person';

describe('inventPerson', () => {
  const people = Array.from({ length: 2_000 }, (_, i) => inventPerson(1, i + 1));

  test('writes to nobody: reserved mail domains and phone numbers, each address once', () => {
    for (const { email, phone } of people) {
      expect(email).toMatch(/^[a-z]+\.[a-z]+\d+@example\.(com|org|net)$/);
      expect(phone).toMatch(/^\+1-\d{3}-555-01\d\d$/);
    }
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  test('fills every field', () => {
    const values = people.flatMap((person) => Object.values(person) as string[]);
    expect(values.filter((value) => value === '' || value !== value.trim())).toEqual([]);
    expect(people.filter(({ postalCode }) => !/^\d{5}$/.test(postalCode))).toEqual([]);
  });

  test('invents the same person again, and another one for another seed', () => {
    expect(inventPerson(1, 17)).toEqual(people[16]);
    expect(inventPerson(2, 17)).not.toEqual(people[16]);
  });
});
