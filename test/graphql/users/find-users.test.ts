import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { uuidOf } from '../../server/test-shop';

describe('findUsers', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const find = async (search: string, first = 3) => {
    const { data, errors } = await service.query(
      `query ($search: String!, $first: Int) {
        findUsers(search: $search, first: $first) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }
      }`,
      { search, first },
    );
    expect(errors).toBeUndefined();
    return data.findUsers;
  };

  test('finds users by user_id and by the beginning of a UUID, with or without hyphens', async () => {
    expect((await find('7')).nodes).toEqual([{ id: uuidOf(7) }]);
    for (const search of [uuidOf(12), ` ${uuidOf(12).toUpperCase()} `, uuidOf(12).replaceAll('-', '')])
      expect(await find(search)).toMatchObject({ totalCount: 1, nodes: [{ id: uuidOf(12) }] });
    expect(await find('00000000-0000-4000-8000-00000000001')).toMatchObject({
      totalCount: 10,
      nodes: [10, 11, 12].map((user) => ({ id: uuidOf(user) })),
      pageInfo: { hasNextPage: true },
    });
  });

  test('finds no user by other values', async () => {
    for (const search of ['First7', '%', '99999999999', 'ffff'])
      expect(await find(search)).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test('continues after a cursor within the matching users', async () => {
    const search = '00000000-0000-4000-8000-00000000001';
    const { pageInfo } = await find(search, 8);
    const { data } = await service.query(
      `query ($search: String!, $after: String) { findUsers(search: $search, after: $after) { nodes { id } } }`,
      { search, after: pageInfo.endCursor },
    );
    expect(data.findUsers.nodes).toEqual([{ id: uuidOf(18) }, { id: uuidOf(19) }]);
  });

  test('lists departments by name', async () => {
    const { data } = await service.query('{ departments { id name } }');
    expect(data.departments).toEqual([1, 2, 3].map((id) => ({ id: String(id), name: `department ${id}` })));
  });
});
