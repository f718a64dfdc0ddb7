DELETE FROM [Customer];
