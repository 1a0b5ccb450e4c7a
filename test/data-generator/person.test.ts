import { inventPerson } from '../../src/data-generator/person';

describe('inventPerson', () => {
  const people = Array.from({ length: 2_000 }, (_, i) => inventPerson(1, i + 1));

  test('has a unique address with a reserved mail domain, and a reserved phone number', () => {
    for (const { email, phone } of people) {
      expect(email).toMatch(/^[a-z]+\.[a-z]+\d+@example\.(com|org|net)$/);
      expect(phone).toMatch(/^\+1-\d{3}-555-01\d\d$/);
    }
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  test('has a value in every field', () => {
    const values = people.flatMap((person) => Object.values(person) as string[]);
    expect(values.filter((value) => value === '' || value !== value.trim())).toEqual([]);
    expect(people.filter(({ postalCode }) => !/^\d{5}$/.test(postalCode))).toEqual([]);
  });

  test('is the same for the same seed, and different for another one', () => {
    expect(inventPerson(1, 17)).toEqual(people[16]);
    expect(inventPerson(2, 17)).not.toEqual(people[16]);
  });
});
