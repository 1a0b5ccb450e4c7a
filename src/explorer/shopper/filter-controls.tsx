import { useQuery } from '@apollo/client/react';
import { Button, MultiSelect, Pill, Switch, Text } from '@mantine/core';
import { AskingSlider } from './asking-slider';
import { ControlGroup } from './control-group';
import { departmentsQuery } from './queries';
import { filterOf, openQuestion } from './question';
import type { Question } from './question';
import classes from './shopper.module.css';

/** The end of the price's scale, where any price will do. */
const dearest = 20;

interface FilterControlsProps {
  readonly question: Question;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Question>) => void;
}

/** Which products may be on the ranked list. The next basket stays as the model sees it. */
export function FilterControls({ question, isNew, onChange }: FilterControlsProps) {
  const { data } = useQuery(departmentsQuery);
  const { departmentIds, maxPrice, excludeHistory, leftOut } = question;
  const clear = () =>
    onChange({
      departmentIds: openQuestion.departmentIds,
      maxPrice: openQuestion.maxPrice,
      excludeHistory: openQuestion.excludeHistory,
      leftOut: openQuestion.leftOut,
    });
  return (
    <ControlGroup
      folds
      title="Which products"
      action={
        <Button variant="subtle" size="compact-xs" disabled={filterOf(question) === null} onClick={clear}>
          Clear
        </Button>
      }
    >
      <MultiSelect
        label="Departments"
        placeholder={departmentIds.length === 0 ? 'All' : ''}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'All departments' }}
        data={(data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={[...departmentIds]}
        onChange={(ids) => onChange({ departmentIds: ids })}
        nothingFoundMessage="No department of this name"
      />
      <AskingSlider
        label="Price up to"
        value={maxPrice ?? dearest}
        min={1}
        max={dearest}
        words={(value) => (value === dearest ? 'any' : String(value))}
        onChange={(value) => onChange({ maxPrice: value === dearest ? null : value })}
      />
      {!isNew && (
        <Switch
          mt="md"
          label="Only products they never bought"
          checked={excludeHistory}
          onChange={(event) => onChange({ excludeHistory: event.currentTarget.checked })}
        />
      )}
      {leftOut.length > 0 && (
        <div className={classes.leftOut}>
          <Text size="sm" fw={500}>
            Left out for now
          </Text>
          {leftOut.map(({ id, name }) => (
            <Pill
              key={id}
              withRemoveButton
              removeButtonProps={{ 'aria-label': `Allow ${name} again`, 'aria-hidden': false, tabIndex: 0 }}
              onRemove={() => onChange({ leftOut: leftOut.filter((product) => product.id !== id) })}
            >
              {name}
            </Pill>
          ))}
        </div>
      )}
    </ControlGroup>
  );
}
